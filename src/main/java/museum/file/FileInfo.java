package museum.file;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Sizes of a file's objects in bytes, -1 when unknown; zeros are left out. Protocol 03 §2.1. */
record FileInfo(
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long fileSize,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long thumbSize) {

    static final FileInfo UNKNOWN = new FileInfo(-1, -1);
}
