namespace Wirefix.Facts.Text;

/// <summary>A line of a facts file that cannot be read; the others still count.</summary>
/// <param name="Line">The line's number, from 0.</param>
/// <param name="Message">What was expected and what was found.</param>
public sealed record FactProblem(int Line, string Message);
