using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Wirefix.Agent.Proposing.Patching;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tools;

/// <summary>Reads what an agent proposes, and keeps the last of it for each session, so that it need not be said again.</summary>
internal sealed class Draft
{
    private readonly ConditionalWeakTable<FixSession, Proposal> _last = [];

    /// <summary>The edits, or those of the diff; without either those that were given last.</summary>
    /// <exception cref="ToolException">There are none, or they cannot be read.</exception>
    public async Task<Proposal> ReadAsync(FixSession session, EditArgument?[]? edits, string? patch, CancellationToken cancellationToken)
    {
        if (edits is [_, ..] && !string.IsNullOrWhiteSpace(patch))
            throw new ToolException("give edits or patch, not both.");
        if (edits is [_, ..])
            _last.AddOrUpdate(session, Proposal(session, [.. edits.Select(edit => (edit ?? throw new ToolException("one of the edits is null.")).ToEdit())]));
        else if (!string.IsNullOrWhiteSpace(patch))
            _last.AddOrUpdate(session, await PatchedAsync(session, patch, cancellationToken).ConfigureAwait(false));
        return _last.TryGetValue(session, out var last) ? last : throw new ToolException("expected edits or patch, found neither, and none were tried before.");
    }

    private static Proposal Proposal(FixSession session, ImmutableArray<Edit> edits) => new(session.Agent, "", edits);

    private static async Task<Proposal> PatchedAsync(FixSession session, string patch, CancellationToken cancellationToken)
    {
        var code = await session.CodeAsync(cancellationToken).ConfigureAwait(false);
        return await PatchProposal.OfAsync(session.Agent, patch, code.Solution.Solution, session.Home, cancellationToken).ConfigureAwait(false)
            ?? throw new ToolException(
                "patch changes nothing; expected a unified diff with --- and +++ lines, paths relative to the solution's folder, and hunks.");
    }
}
