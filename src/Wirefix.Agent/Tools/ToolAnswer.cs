namespace Wirefix.Agent.Tools;

/// <summary>What a tool says.</summary>
/// <param name="Text">The text, Markdown; what was recorded or is code stands in fences, as data.</param>
/// <param name="IsError">Whether it could not do what was asked; the text says then what to do.</param>
public sealed record ToolAnswer(string Text, bool IsError);
