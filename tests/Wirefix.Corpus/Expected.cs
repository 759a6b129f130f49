using System.Collections.Immutable;

namespace Wirefix.Corpus;

/// <summary>What an inspection must say of a faulty recording.</summary>
/// <param name="Kinds">The JSON names of the kinds of finding that explain the fault; one of them is enough.</param>
/// <param name="Mentions">Texts of which each must stand in the finding's title or proof.</param>
public sealed record Expected(ImmutableArray<string> Kinds, ImmutableArray<string> Mentions)
{
    /// <summary>One kind, with what it must mention.</summary>
    public static Expected Of(string kind, params string[] mentions) => new([kind], [.. mentions]);

    /// <summary>One of several kinds, with what it must mention.</summary>
    public static Expected OneOf(string[] kinds, params string[] mentions) => new([.. kinds], [.. mentions]);
}
