using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Reading.Configuration;

/// <summary>Reads the services of a docker compose file: where each is built, which ports it publishes, which addresses it is given.</summary>
internal static class ComposeReader
{
    /// <summary>What a document tells.</summary>
    public static IEnumerable<FileLink> Read(ImmutableArray<Leaf> document) =>
        document.Where(leaf => leaf.Path is ["services", _, _, ..]).GroupBy(leaf => leaf.Path[1]).SelectMany(Service);

    private static IEnumerable<FileLink> Service(IGrouping<string, Leaf> service)
    {
        var leaves = service.Select(leaf => new Leaf(leaf.Path[2..], leaf.Value)).ToArray();
        return Sources(leaves).Select(source => new FileLink(LinkKind.Service, "", service.Key, source))
            .Concat(leaves.SelectMany(leaf => Told(service.Key, leaf)));
    }

    // Where nothing says what a service is made of, its name has to.
    private static IEnumerable<string> Sources(Leaf[] leaves)
    {
        var context = Value(leaves, "build") ?? Value(leaves, "build:context");
        if (context is not null)
            return [$"{context.TrimEnd('/')}/{Value(leaves, "build:dockerfile")}"];
        return [Value(leaves, "image") ?? ""];
    }

    private static string? Value(Leaf[] leaves, string key) => leaves.FirstOrDefault(leaf => leaf.Key == key)?.Value;

    private static IEnumerable<FileLink> Told(string service, Leaf leaf) => leaf.Path switch
    {
        ["environment", var item] when int.TryParse(item, out _) && leaf.Value.Split('=', 2) is [var name, var value] =>
            SettingsReader.Variable(service, name, value),
        ["environment", var name] => SettingsReader.Variable(service, name, leaf.Value),
        ["ports", _] when Published(leaf.Value) is { } port => [new FileLink(LinkKind.ListensOn, service, "", $"http://localhost:{port}")],
        ["ports", _, "published"] => [new FileLink(LinkKind.ListensOn, service, "", $"http://localhost:{leaf.Value}")],
        _ => [],
    };

    // 5101:8080 or 127.0.0.1:5101:8080/tcp; a lone port is published somewhere.
    private static string? Published(string ports) => ports.Split(':') is [.., var host, _] ? host : null;
}
