namespace Wirefix.Workspace.Locating;

/// <summary>A symbol and where it is declared.</summary>
/// <param name="Symbol">The documentation-comment id, for example <c>M:Shop.Cart.AddAsync(System.String)</c>.</param>
/// <param name="Name">The name for people: <c>Cart.AddAsync</c>.</param>
/// <param name="Project">The project's name.</param>
/// <param name="File">The file's full path.</param>
/// <param name="Line">The line of the declaration's name, or of the place meant inside it; from 1.</param>
public sealed record SymbolLocation(string Symbol, string Name, string Project, string File, int Line);
