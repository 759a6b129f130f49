namespace Wirefix.Workspace.Indexing.Reading.Protobuf;

/// <summary>What braces of a <c>.proto</c> file are around.</summary>
internal enum ProtoScopeKind
{
    /// <summary>The file, a method, or what has no names.</summary>
    Other,

    /// <summary>A message, also within a <c>oneof</c>.</summary>
    Message,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>A service.</summary>
    Service,

    /// <summary>The HTTP paths of a method.</summary>
    Http,
}
