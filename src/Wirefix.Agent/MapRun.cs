using System.Collections.Immutable;
using Wirefix.Traffic;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace;
using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Mapping;

namespace Wirefix.Agent;

/// <summary>The service map of a tree, and what a capture says of it.</summary>
/// <param name="Root">The tree's root folder.</param>
/// <param name="Map">Who calls whom.</param>
/// <param name="Problems">What of the tree or the capture could not be read, each as a whole message.</param>
public sealed record MapRun(string Root, ServiceMap Map, ImmutableArray<string> Problems)
{
    /// <summary>Makes the map from the tree alone.</summary>
    /// <exception cref="WorkspaceException">There is no such tree, or no C# in it.</exception>
    public static MapRun Of(string tree, CancellationToken cancellationToken)
    {
        var index = WireIndexer.Refresh(tree, cancellationToken);
        return new MapRun(index.Root, ServiceMapper.Map(index), index.Problems);
    }

    /// <summary>Makes the map, and confirms and completes it by the outbound calls of a capture.</summary>
    /// <exception cref="WorkspaceException">There is no such tree, or no C# in it.</exception>
    /// <exception cref="CaptureException">The capture cannot be read.</exception>
    public static MapRun Of(string tree, CaptureSource capture, CancellationToken cancellationToken)
    {
        var index = WireIndexer.Refresh(tree, cancellationToken);
        var survey = CaptureReader.Survey(capture, cancellationToken);
        ImmutableArray<SeenEndpoint> seen =
        [
            .. from summary in survey.Endpoints
               where summary.Direction == Direction.Outbound
               select new SeenEndpoint(summary.Endpoint, summary.Calls),
        ];
        var unread = survey.Problems.Select(problem => $"{problem.Where}: {problem.What}");
        return new MapRun(index.Root, ServiceMapper.Map(index, seen), [.. index.Problems, .. unread]);
    }
}
