using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Workspace.Locating;

namespace Wirefix.Workspace.Tests.Locating;

/// <summary>Asks for the suspects of a symptom and tells chains in one line.</summary>
internal static class Locate
{
    public static Endpoint Endpoint(string text)
    {
        var space = text.IndexOf(' ');
        var slash = text.IndexOf('/');
        return new Endpoint(text[..space], text[(space + 1)..slash], PathTemplate.Parse(text[slash..]));
    }

    public static Task<ImmutableArray<Suspect>> FanOutAsync(Sources sources, string? entry, string call) =>
        SuspectsAsync(sources, FaultPattern.FanOut, entry, call);

    public static Task<ImmutableArray<Suspect>> ErrorStatusAsync(Sources sources, string? entry, string call) =>
        SuspectsAsync(sources, FaultPattern.ErrorStatus, entry, call);

    /// <summary>The names and edges of a chain: <c>A.B -Registered-> C.D</c>.</summary>
    public static string Chain(Suspect suspect) =>
        string.Concat(suspect.CallChain.Select((link, i) => i == 0 ? link.Location.Name : $" -{link.Edge}-> {link.Location.Name}"));

    /// <summary>The line of a source that holds a marker; from 1.</summary>
    public static int Line(string source, string marker) =>
        1 + source.Split('\n').ToList().FindIndex(line => line.Contains(marker, StringComparison.Ordinal));

    private static async Task<ImmutableArray<Suspect>> SuspectsAsync(Sources sources, FaultPattern pattern, string? entry, string call)
    {
        ImmutableArray<Endpoint> entries = entry is null ? [] : [Endpoint(entry)];
        var symptom = new Symptom(pattern, entries, [Endpoint(call)]);
        return await Locator.LocateAsync(await sources.LoadAsync(), symptom, CancellationToken.None);
    }
}
