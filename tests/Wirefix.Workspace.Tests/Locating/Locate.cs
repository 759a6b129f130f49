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

    public static async Task<ImmutableArray<Suspect>> SuspectsAsync(LoadedSolution solution, Symptom symptom) =>
        (await Locator.ReadAsync(solution, CancellationToken.None)).Locate(symptom, CancellationToken.None);

    /// <summary>The names and edges of a chain: <c>A.B -Registered-> C.D</c>.</summary>
    public static string Chain(Suspect suspect) =>
        string.Concat(suspect.CallChain.Select((link, i) => i == 0 ? link.Location.Name : $" -{link.Edge}-> {link.Location.Name}"));

    /// <summary>
    /// The chains that end where a request is sent, in order: <c>Entry A.B &gt; Registered[tag] C.D</c>. A tag is the comment at the end of the
    /// line that an edge is based on.
    /// </summary>
    public static async Task<string[]> ChainsAsync(Sources sources, string? entry, string call)
    {
        var solution = await sources.LoadAsync();
        ImmutableArray<Endpoint> entries = entry is null ? [] : [Endpoint(entry)];
        var suspects = await SuspectsAsync(solution, new Symptom(FaultPattern.FanOut, entries, [Endpoint(call)]));
        var lines = solution.Solution.Projects.SelectMany(project => project.Documents)
            .ToDictionary(document => document.FilePath!, document => document.GetTextAsync().Result.Lines.Select(line => line.ToString()).ToArray());
        return
        [
            .. suspects.Where(suspect => suspect.CallChain[^1].Location.Name == suspect.Location.Name)
                .Select(suspect => string.Join(" > ", suspect.CallChain.Select(Told)))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

        string Told(CallLink link) => $"{link.Edge}{Tag(link.Basis)} {link.Location.Name}";
        string Tag(CodeLine? line) => line is null ? "" : $"[{lines[line.File][line.Line - 1].Split("// ").Skip(1).LastOrDefault("?")}]";
    }

    /// <summary>The line of a source that holds a marker; from 1.</summary>
    public static int Line(string source, string marker) =>
        1 + source.Split('\n').ToList().FindIndex(line => line.Contains(marker, StringComparison.Ordinal));

    private static async Task<ImmutableArray<Suspect>> SuspectsAsync(Sources sources, FaultPattern pattern, string? entry, string call)
    {
        ImmutableArray<Endpoint> entries = entry is null ? [] : [Endpoint(entry)];
        var symptom = new Symptom(pattern, entries, [Endpoint(call)]);
        return await SuspectsAsync(await sources.LoadAsync(), symptom);
    }
}
