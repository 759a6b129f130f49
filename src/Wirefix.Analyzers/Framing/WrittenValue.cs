using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Framing;

/// <summary>A value that is written into a header.</summary>
/// <param name="Value">The value.</param>
/// <param name="Wrong">What is wrong with that, as the message says it.</param>
internal sealed record WrittenValue(ExpressionSyntax Value, string Wrong);
