using System.Text.Json.Serialization;

namespace Wirefix.Traffic.Inspection.Encodings;

/// <summary>The ways in which a value's encoding can go wrong.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<EncodingFault>))]
public enum EncodingFault
{
    /// <summary>The value was escaped once more than its reader unescapes it.</summary>
    EscapedTwice,

    /// <summary>The value was unescaped once more than it had been escaped.</summary>
    DecodedTwice,

    /// <summary>A plus stands where a space belongs, or a space where a plus does.</summary>
    PlusForSpace,

    /// <summary>A reserved character cuts the value off, or fails where plain ones pass.</summary>
    ReservedCharacter,

    /// <summary>A percent sign in a URL begins no escape, so that a strict reader refuses it and others read on as they like.</summary>
    BarePercent,

    /// <summary>Characters beyond ASCII are lost, or fail where plain ones pass.</summary>
    NonAscii,

    /// <summary>A letter and its accent are written as two characters, and fail where they pass as one.</summary>
    NotComposed,

    /// <summary>Bytes are written in one character set and read in another.</summary>
    Charset,
}
