package museum.admin;

import museum.web.Required;

/** The body of what needs to know only whom it is about. */
record UserRequest(@Required long userID) {}
