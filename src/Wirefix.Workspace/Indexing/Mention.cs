namespace Wirefix.Workspace.Indexing;

/// <summary>A name that code mentions: of a member that it reads or sets, a method, a type, a local; or a status as a number.</summary>
/// <param name="Name">The name as it stands there.</param>
/// <param name="Kind">Whether something is done with it, or it is only handed on.</param>
/// <param name="Line">The line of the first mention, from 1.</param>
public readonly record struct Mention(string Name, PlaceKind Kind, int Line);
