/* Dateline: what scripts add. */
