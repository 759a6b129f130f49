using System.Collections.Immutable;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>
/// A text that an expression can be, its unknown parts in braces, and the calls that gave it where it came in by a
/// parameter, outermost first.
/// </summary>
internal sealed record TextValue(string Text, ImmutableArray<Call> Givers)
{
    public static TextValue Literal(string text) => new(text, []);

    public static TextValue Hole(string name) => new($"{{{name}}}", []);

    /// <summary>Both texts one after the other; null where they come from different callers and never meet.</summary>
    public TextValue? Then(TextValue next)
    {
        if (Givers.IsEmpty || next.Givers.IsEmpty || Givers.SequenceEqual(next.Givers))
            return new TextValue(Text + next.Text, Givers.IsEmpty ? next.Givers : Givers);

        return null;
    }

    public TextValue GivenBy(Call call) => this with { Givers = Givers.Add(call) };
}
