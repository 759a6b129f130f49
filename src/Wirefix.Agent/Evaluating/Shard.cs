using System.Globalization;

namespace Wirefix.Agent.Evaluating;

/// <summary>One of several parts into which runs are divided, so that machines share them.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="Of">How many there are.</param>
public sealed record Shard(int Number, int Of)
{
    /// <summary>All of it.</summary>
    public static readonly Shard Whole = new(1, 1);

    /// <summary>The shard of a text as <c>2/4</c>; null where it is none.</summary>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
        && number >= 1 && number <= of
            ? new Shard(number, of)
            : null;

    /// <summary>The items of this part: each item is in one part, and parts differ by one item at most.</summary>
    public IEnumerable<T> Take<T>(IEnumerable<T> items) => items.Where((_, index) => index % Of == Number - 1);
}
