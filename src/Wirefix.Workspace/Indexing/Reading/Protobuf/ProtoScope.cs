namespace Wirefix.Workspace.Indexing.Reading.Protobuf;

/// <summary>What braces of a <c>.proto</c> file are around.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">The message, enum or service with its package; the package outside of any.</param>
/// <param name="Member">The method; empty outside of any.</param>
internal sealed record ProtoScope(ProtoScopeKind Kind, string Type, string Member);
