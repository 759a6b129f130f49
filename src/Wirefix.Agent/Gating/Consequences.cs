using System.Collections.Immutable;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Agent.Gating;

/// <summary>
/// Requests that see what a faulty one before them did: a look at an order that should not have been shipped. A fix changes what they are
/// answered, and only so: where the faulty one is to be refused, the resource is as it was before it; otherwise what was answered well still is.
/// </summary>
internal sealed class Consequences(Harness harness, IReadOnlySet<int> faulty)
{
    private readonly ImmutableArray<string[]> _paths = [.. harness.Script.Select(SegmentsOf)];

    // What stands last below several resources, as in /orders/7/ship, says what is done with each.
    private readonly ILookup<(int Length, string Last), string> _above = harness.Script.Select(SegmentsOf)
        .Where(path => path.Length > 1)
        .ToLookup(path => (path.Length, path[^1]), path => string.Join('/', path[..^1]));

    /// <summary>Whether a request comes after a faulty write of the same resource, or looks at a list that holds it.</summary>
    public bool Include(int request) => CausesOf(request).Any();

    /// <summary>What is wrong with an answer after the fix, as half a sentence; null where it follows from the fault's absence.</summary>
    public string? Fault(int request, ImmutableArray<Reply> before, ImmutableArray<Reply> after)
    {
        var reply = after[request];
        if (IsGood(before[request]) && !IsGood(reply))
            return $"was answered {before[request].Status} before and {reply.Status} after";
        if (!IsGood(reply) && CausesOf(request).Any(cause => !IsToBeRefused(cause) && IsGood(after[cause]) && AreSiblingsGood(cause, request, before)))
            return $"is still answered {reply.Status}, which none is whose write succeeds";
        var refused = CausesOf(request).Where(cause => IsToBeRefused(cause) && IsSameResource(cause, request)).ToArray();
        return refused.Length > 0 && reply.Method == "GET" && LastBefore(refused[0], after) is { } known && Differing(known, reply) is { } path
            ? $"has another {path} than before {harness.Script[refused[0]].Method} {harness.Script[refused[0]].PathAndQuery} was refused"
            : null;
    }

    // Whether what comes after healthy writes of the same kind, as the request after the cause, was answered well, always and at least once.
    private bool AreSiblingsGood(int cause, int request, ImmutableArray<Reply> before)
    {
        var (resource, path) = (ResourceOf(cause), _paths[request]);
        if (!Begins(path, resource))
            return false;
        var answers =
            from sibling in Enumerable.Range(0, before.Length)
            where !faulty.Contains(sibling) && IsGood(before[sibling]) && harness.Script[sibling].Method == harness.Script[cause].Method
            let other = ResourceOf(sibling)
            where other.Length == resource.Length && Begins(other, resource[..^1]) && other[^1] != resource[^1]
            from later in Enumerable.Range(sibling + 1, before.Length - sibling - 1)
            where harness.Script[later].Method == harness.Script[request].Method && _paths[later].SequenceEqual(other.Concat(path[resource.Length..]), StringComparer.Ordinal)
            select IsGood(before[later]);
        return answers.Distinct().ToArray() is [true];
    }

    /// <summary>Whether a request is one that should not be done.</summary>
    public bool IsToBeRefused(int request) => harness.Script[request].Expected is { } expected && expected.Statuses.All(status => status >= 400);

    private static bool IsGood(Reply reply) => reply.Status is > 0 and < 400;

    private IEnumerable<int> CausesOf(int request) => faulty
        .Where(cause => cause < request && UnsafeMethod.Is(harness.Script[cause].Method) && IsNear(ResourceOf(cause), _paths[request]))
        .Order();

    private bool IsSameResource(int cause, int request) => Begins(_paths[request], ResourceOf(cause));

    private static bool IsNear(string[] resource, string[] request) => request.Length > 0 && (Begins(request, resource) || Begins(resource, request));

    private static bool Begins(string[] path, string[] start) => path.Take(start.Length).SequenceEqual(start, StringComparer.Ordinal);

    private static string[] SegmentsOf(ScriptedRequest request) => request.PathAndQuery.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);

    private string[] ResourceOf(int request)
    {
        var path = _paths[request];
        var isAction = path.Length > 1 && _above[(path.Length, path[^1])].Distinct(StringComparer.Ordinal).Skip(1).Any();
        return isAction ? path[..^1] : path;
    }

    // The last that was answered of the resource before the request that is to be refused.
    private Reply? LastBefore(int refused, ImmutableArray<Reply> replies)
    {
        var resource = ResourceOf(refused);
        return Enumerable.Range(0, refused)
            .Where(index => IsGood(replies[index]) && Begins(_paths[index], resource))
            .Select(index => replies[index])
            .LastOrDefault();
    }

    private static string? Differing(Reply known, Reply reply)
    {
        if (Read(known) is not { } one || Read(reply) is not { } other)
            return null;
        return one.Paths.FirstOrDefault(path => other.Has(path) && !one.At(path).Select(field => field.Text).SequenceEqual(other.At(path).Select(field => field.Text)));
    }

    private static Payload? Read(Reply reply) => PayloadReader.Read(reply.ToResponse());
}
