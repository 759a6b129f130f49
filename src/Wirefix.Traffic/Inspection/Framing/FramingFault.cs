using System.Text.Json.Serialization;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>The ways in which a message can break its own framing.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<FramingFault>))]
public enum FramingFault
{
    /// <summary>Content-Length is not the number of the body's bytes.</summary>
    ContentLength,

    /// <summary>A body of JSON ends before its JSON does.</summary>
    CutOffJson,

    /// <summary>One event or line of a stream came as several, or only its beginning came.</summary>
    SplitEvent,

    /// <summary>Several events or lines of a stream came as one.</summary>
    MergedEvents,

    /// <summary>The boundary, a part or a file name of a multipart body breaks RFC 2046 or RFC 7578.</summary>
    Multipart,

    /// <summary>The body is not of the media type that Content-Type says.</summary>
    MediaType,

    /// <summary>Something stands behind the end of a JSON document.</summary>
    TrailingBytes,

    /// <summary>Content-Encoding says that the body is packed, and it was sent as it is.</summary>
    ContentEncoding,

    /// <summary>A line of a table (CSV) has more or fewer columns than the table's head.</summary>
    Columns,

    /// <summary>A byte order mark stands before JSON, and its reader does not take it.</summary>
    ByteOrderMark,
}
