namespace Wirefix.Workspace.Indexing;

/// <summary>What kind of place a wire name lives in. The numbers stand in stored indexes: append, never reorder.</summary>
public enum PlaceKind : byte
{
    /// <summary>A property, field, positional parameter or member of an anonymous object that goes by its own name.</summary>
    Member = 0,

    /// <summary>A member of an enum that goes by its own name.</summary>
    EnumMember = 1,

    /// <summary>The name that an attribute of System.Text.Json, Newtonsoft.Json or a data contract gives.</summary>
    SerializedName = 2,

    /// <summary>The name of a column in a database.</summary>
    ColumnName = 3,

    /// <summary>The name that an attribute gives for XML.</summary>
    XmlName = 4,

    /// <summary>The name that an attribute gives for protocol buffers.</summary>
    ProtobufName = 5,

    /// <summary>The key of a dictionary, of a JSON document, or of a writer of one.</summary>
    Key = 6,

    /// <summary>A header.</summary>
    Header = 7,

    /// <summary>A parameter of a query string.</summary>
    Query = 8,

    /// <summary>A field of a form.</summary>
    Form = 9,

    /// <summary>A variable of a route, as a handler takes it.</summary>
    RouteValue = 10,

    /// <summary>A parameter of a handler that is bound from route or query by its own name.</summary>
    BoundParameter = 11,

    /// <summary>A route: its method where it is known, and its template.</summary>
    Route = 12,

    /// <summary>Where a request goes: its method where it is known, and the URI with its variable parts in braces.</summary>
    RequestUri = 13,

    /// <summary>A path or URI of which the syntax does not tell what it is for.</summary>
    PathText = 14,

    /// <summary>A name in the template of a log message.</summary>
    LogHole = 15,

    /// <summary>The name of a property in JSON that stands in a string.</summary>
    JsonText = 16,

    /// <summary>Another string that is one name.</summary>
    Literal = 17,

    /// <summary>The name of a queue, topic or exchange, or a key that messages are routed by.</summary>
    Queue = 18,

    /// <summary>A name that code mentions: of a member that it reads or sets, a method, a type, a local; or a status as a number.</summary>
    Mention = 19,

    /// <summary>A name that code mentions and does no more than hand on: it passes the value to a call or copies it.</summary>
    HandedOn = 20,
}
