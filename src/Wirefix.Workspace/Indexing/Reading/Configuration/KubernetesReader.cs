using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Reading.Configuration;

/// <summary>Reads workloads, their environment and the names of services from a Kubernetes manifest.</summary>
internal static class KubernetesReader
{
    private static readonly ImmutableHashSet<string> Workloads = ["Deployment", "StatefulSet", "DaemonSet", "Pod", "CronJob", "Job"];

    /// <summary>What a document tells.</summary>
    public static IEnumerable<FileLink> Read(ImmutableArray<Leaf> document)
    {
        if (Value(document, "metadata", "name") is not { } name)
            return [];
        return Value(document, "kind") switch
        {
            "Service" => document.Where(leaf => leaf.IsBelow("spec", "selector"))
                .Select(label => new FileLink(LinkKind.ServiceAlias, "", name, label.Value)),
            "ConfigMap" => document.Where(leaf => leaf.Path is ["data", _])
                .SelectMany(leaf => SettingsReader.Variable(name, leaf.Path[1], leaf.Value)),
            { } kind when Workloads.Contains(kind) => Workload(name, document),
            _ => [],
        };
    }

    private static IEnumerable<FileLink> Workload(string name, ImmutableArray<Leaf> document)
    {
        var images = document.Where(leaf => leaf.Path is [.., "containers", _, "image"])
            .Select(leaf => new FileLink(LinkKind.Service, "", name, leaf.Value));
        var labels = document.Where(leaf => leaf.Path is [.., "template", "metadata", "labels", _] && leaf.Value != name)
            .Select(leaf => new FileLink(LinkKind.ServiceAlias, "", leaf.Value, name));
        var variables =
            from entry in document.Where(leaf => leaf.Path is [.., "env", _, "name" or "value"]).GroupBy(leaf => string.Join(':', leaf.Path[..^1]))
            let parts = entry.ToLookup(leaf => leaf.Path[^1], leaf => leaf.Value)
            where parts["name"].Any() && parts["value"].Any()
            from setting in SettingsReader.Variable(name, parts["name"].First(), parts["value"].First())
            select setting;
        var maps = document.Where(leaf => leaf.Path is [.., "envFrom", _, "configMapRef", "name"])
            .Select(leaf => new FileLink(LinkKind.ServiceAlias, "", leaf.Value, name));
        return images.Concat(labels).Concat(variables).Concat(maps);
    }

    private static string? Value(ImmutableArray<Leaf> document, params ReadOnlySpan<string> path)
    {
        foreach (var leaf in document)
        {
            if (leaf.Path.AsSpan().SequenceEqual(path))
                return leaf.Value;
        }

        return null;
    }
}
