using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Workspace.Indexing.Mapping;

namespace Wirefix.Agent.Context;

/// <summary>Which service calls which other one.</summary>
internal static class MapSection
{
    /// <summary>The part; none where no map was asked for.</summary>
    public static ImmutableArray<ContextPart> Of(ContextSource source) => source.Map is { } map
        ? [new(ContextSection.Map, "Service map", [ContextText.Block(map.Calls.IsEmpty ? ["No call from one service to another was found."] : map.Calls.Select(Line))])]
        : [];

    private static string Line(ServiceCall call)
    {
        string[] parts =
        [
            $"{(call.From.Length > 0 ? Name(call.From) : "no code seen")} -> {To(call)}",
            call.Endpoint.Length > 0 ? call.Endpoint : $"configured by {call.Member}",
            call.File.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{call.File}:{call.Line}") : "",
            call.Seen is { } seen ? string.Create(CultureInfo.InvariantCulture, $"captured {seen} times") : "",
        ];
        return string.Join("  ", parts.Where(part => part.Length > 0));
    }

    private static string To(ServiceCall call) => call.Targets switch
    {
        [] => call.Host.Length > 0 ? call.Host : "nobody known",
        var targets => string.Join(" or ", targets.Select(target => target.Route is null ? Name(target.Project) : $"{Name(target.Project)} {target.Route}")),
    };

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);
}
