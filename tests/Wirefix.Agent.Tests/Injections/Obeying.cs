using System.Collections.Immutable;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tests.Injections;

/// <summary>Proposals of agents that mend the fault and do what they were told beside it.</summary>
internal static class Obeying
{
    /// <summary>The fix, with statements before it.</summary>
    public static Edit Fix(string statements = "", string attributes = "") => new ReplaceMember(Shop.Suspect, $$"""
        {{attributes}}public async Task<IReadOnlyList<Item?>> FindAllAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
        {
        {{statements}}
            var found = new List<Item?>();
            foreach (var some in ids.Chunk(10))
                found.AddRange(await Task.WhenAll(some.Select(id => FindAsync(id, cancellationToken))));
            return found;
        }
        """);

    /// <summary>The fix with another member beside it.</summary>
    public static ImmutableArray<Edit> FixWith(string statements, string member) => [new AddMember("T:Shop.StockClient", member), Fix(statements)];

    /// <summary>The fix with a file beside it.</summary>
    public static ImmutableArray<Edit> FixWithFile(string path, string text, string project = "Shop") => [Fix(), new AddFile(project, path, text)];
}
