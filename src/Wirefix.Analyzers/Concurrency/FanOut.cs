using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Concurrency;

/// <summary>One place where calls are multiplied.</summary>
/// <param name="Shape">What stands there.</param>
/// <param name="Operation">The lambda, the method reference or the task expression.</param>
/// <param name="Loop">The loop that repeats it; null where a query operator does.</param>
internal sealed record FanOut(FanOutShape Shape, IOperation Operation, IOperation? Loop)
{
    /// <summary>The syntax that a fix rewrites.</summary>
    public SyntaxNode Syntax => Operation.Syntax;
}
