namespace Wirefix.Workspace.Editing;

/// <summary>
/// Adds a using directive to the file that declares a symbol; nothing happens where it stands already, or is global to the project.
/// </summary>
/// <param name="Symbol">The symbol whose file is meant, named as <see cref="ReplaceMember.Symbol"/> is.</param>
/// <param name="Namespace">The namespace, for example <c>System.Threading</c>.</param>
public sealed record AddUsing(string Symbol, string Namespace) : Edit;
