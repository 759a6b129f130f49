using System.Globalization;

namespace Samples.Proving;

/// <summary>What the program is asked for.</summary>
/// <param name="Samples">The samples to prove.</param>
/// <param name="Replays">How often the faulty code is replayed.</param>
/// <param name="Page">The page with the table; null for that of the samples.</param>
/// <param name="WritesPage">Whether the page is written.</param>
public sealed record ProvingRequest(IReadOnlyList<FaultySample> Samples, int Replays, string? Page, bool WritesPage)
{
    private const string Usage = "Expected prove [NAME…] or table PAGE [NAME…], each with --replays NUMBER or without";
    private const string ReplaysOption = "--replays";
    private const int UsualReplays = 10;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ProvingException">It asks for something else, or for a sample that is not there.</exception>
    public static ProvingRequest Parse(IReadOnlyList<string> arguments)
    {
        var (others, replays) = ReplaysOf(arguments);
        return others switch
        {
            ["prove", .. var names] => new ProvingRequest(FaultySamples.Named(names), replays, Page: null, WritesPage: false),
            ["table", var page, .. var names] => new ProvingRequest(FaultySamples.Named(names), replays, page, WritesPage: true),
            _ => throw new ProvingException($"{Usage}, found: {string.Join(' ', arguments)}"),
        };
    }

    private static (string[] Others, int Replays) ReplaysOf(IReadOnlyList<string> arguments)
    {
        var at = arguments.ToList().IndexOf(ReplaysOption);
        if (at < 0)
            return ([.. arguments], UsualReplays);

        return at + 1 < arguments.Count && int.TryParse(arguments[at + 1], CultureInfo.InvariantCulture, out var replays) && replays > 0
            ? ([.. arguments.Take(at), .. arguments.Skip(at + 2)], replays)
            : throw new ProvingException($"{Usage}; {ReplaysOption} has no number above 0.");
    }
}
