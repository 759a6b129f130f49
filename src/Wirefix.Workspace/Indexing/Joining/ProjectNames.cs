using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>Tells projects by names that others give them: <c>Shop.Orders.Api</c> is <c>orders</c>, <c>shop/orders-api:1.2</c>, <c>OrderClient</c>.</summary>
internal sealed class ProjectNames(ImmutableArray<string> projects)
{
    // What says how a project is reached or run, not what it is.
    private static readonly ImmutableHashSet<string> Generic = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "api", "service", "services", "svc", "web", "host", "server", "app", "http", "https", "grpc", "rest", "client", "proxy", "typed", "i");

    private readonly ImmutableArray<(string Project, string Name, string[] Words)> _known =
        [.. projects.Select(project => (project, FileName(project), Words(FileName(project))))];

    /// <summary>The projects of a name: those called exactly so, else those whose name ends in its words.</summary>
    public ImmutableArray<string> Of(string name)
    {
        var key = WireName.Key(name);
        ImmutableArray<string> exact = [.. _known.Where(known => WireName.Key(known.Name) == key).Select(known => known.Project)];
        if (!exact.IsEmpty)
            return exact;
        var words = Words(name);
        return words.Length == 0 ? [] : [.. _known.Where(known => EndsIn(known.Words, words)).Select(known => known.Project)];
    }

    /// <summary>The projects of the name of an image, without its registry and tag.</summary>
    public ImmutableArray<string> OfImage(string image) => Of(image.Split('/')[^1].Split(':', '@')[0]);

    private static bool EndsIn(string[] words, string[] end) =>
        words.Length >= end.Length && words[^end.Length..].SequenceEqual(end, StringComparer.OrdinalIgnoreCase);

    private static string[] Words(string name) =>
        [.. WireName.Words(name).Where(word => !Generic.Contains(word)).Select(Singular)];

    private static string Singular(string word) => word.Length > 3 && word.EndsWith('s') ? word[..^1] : word;

    private static string FileName(string project) => Path.GetFileNameWithoutExtension(project);
}
