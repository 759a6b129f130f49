using System.Globalization;
using Wirefix.Traffic;
using Wirefix.Workspace.Indexing.Mapping;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix locate --map</c> prints for people.</summary>
internal static class MapText
{
    /// <summary>The calls by who calls whom, then what could not be read.</summary>
    public static string Write(MapDocument map)
    {
        var document = new TextDocument();
        if (map.Calls.IsEmpty)
            document.Line($"No call from one service to another was found below {map.Root}.");
        foreach (var pair in map.Calls.GroupBy(call => (From: From(call), To: To(call))))
        {
            document.Line($"{pair.Key.From} -> {pair.Key.To}");
            foreach (var call in pair)
                WriteCall(document, call);
        }

        foreach (var problem in map.Problems)
            document.Line($"Note: {problem}");
        return document.ToString();
    }

    private static void WriteCall(TextDocument document, ServiceCall call)
    {
        var what = call.Endpoint.Length == 0 ? $"configured by {call.Member}" : call.Endpoint;
        string[] parts = [what, Basis(call.Basis), .. Seen(call.Seen), At(call.File, call.Line), call.Endpoint.Length == 0 ? "" : call.Member];
        document.Line($"  {string.Join("  ", parts.Where(part => part.Length > 0))}");
        foreach (var target in call.Targets.Where(_ => call.Endpoint.Length > 0))
            document.Line($"    {Answer(call, target)}");
    }

    private static string Answer(ServiceCall call, CallTarget target)
    {
        var who = call.Targets.Length > 1 ? $"{Project(target.Project)}: " : "";
        return target.Route is null ? $"{who}no route of it fits" : $"{who}{target.Route}  {At(target.RouteFile!, target.RouteLine)}";
    }

    private static string[] Seen(long? calls) => calls switch
    {
        null => [],
        0 => ["not captured"],
        _ => [$"captured {Quantity.Times(calls.Value)}"],
    };

    private static string From(ServiceCall call) => call.File.Length == 0 ? "no code seen" : Project(call.From);

    private static string To(ServiceCall call) => call.Targets switch
    {
        [] => call.Host.Length > 0 ? $"{call.Host} (not in this tree)" : "nobody known",
        [var only] => Project(only.Project),
        var several => $"one of {string.Join(", ", several.Select(target => Project(target.Project)))}",
    };

    private static string Basis(CallBasis basis) => basis switch
    {
        CallBasis.Configuration => "known by configuration",
        CallBasis.Name => "known by name",
        CallBasis.Route => "known by route alone",
        _ => "not known",
    };

    private static string Project(string path) => path.Length == 0 ? "(no project)" : Path.GetFileNameWithoutExtension(path);

    private static string At(string file, int line) =>
        line == 0 ? file : string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");
}
