using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Testing;

/// <summary>
/// A source text and the diagnostics that its markup expects: <c>[|…|]</c> for the rule under test,
/// <c>{|ID:…|}</c> for any id, the compiler's included.
/// </summary>
/// <param name="Text">The source without its markup.</param>
/// <param name="Expected">The expected diagnostics; a null id stands for the rule under test.</param>
public sealed partial record Markup(string Text, ImmutableArray<(string? Id, TextSpan Span)> Expected)
{
    /// <summary>Reads a marked text.</summary>
    /// <exception cref="VerificationException">A mark is opened and not closed.</exception>
    public static Markup Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<(string? Id, int Start, string Closing)>();
        var expected = ImmutableArray.CreateBuilder<(string?, TextSpan)>();
        var from = 0;
        foreach (Match mark in Marks().Matches(marked))
        {
            if (IsClosing(mark.Value) && !(open.TryPeek(out var top) && top.Closing == mark.Value))
                continue; // `|]` and `|}` without an opening are code: a list pattern, an or-ed initializer.

            text.Append(marked, from, mark.Index - from);
            from = mark.Index + mark.Length;
            if (IsClosing(mark.Value))
            {
                var (id, start, _) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, text.Length)));
            }
            else
            {
                open.Push((mark.Groups["id"] is { Success: true, Value: var id } ? id : null, text.Length, mark.Value[0] == '[' ? "|]" : "|}"));
            }
        }

        if (open.Count > 0)
            throw new VerificationException($"The markup opened at position {open.Peek().Start} is never closed with '{open.Peek().Closing}'.");

        text.Append(marked, from, marked.Length - from);
        return new Markup(text.ToString(), expected.ToImmutable());
    }

    private static bool IsClosing(string mark) => mark[0] == '|';

    [GeneratedRegex(@"\[\||\{\|(?<id>[A-Za-z]+[0-9]+):|\|\]|\|\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();
}
