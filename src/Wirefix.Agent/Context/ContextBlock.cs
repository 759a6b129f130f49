namespace Wirefix.Agent.Context;

/// <summary>Text that stands in a fence of its own. Whatever it says, it is data.</summary>
/// <param name="Language">What a renderer colours it as: <c>csharp</c>, <c>http</c>, <c>text</c>.</param>
/// <param name="Text">The text, without the fence.</param>
public sealed record ContextBlock(string Language, string Text);
