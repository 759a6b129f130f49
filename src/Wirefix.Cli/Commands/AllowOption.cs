using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Wirefix.Workspace.Checking.Liberties;

namespace Wirefix.Cli.Commands;

/// <summary><c>--allow NAME</c>: what a proposal may take beyond mending the fault.</summary>
internal sealed class AllowOption
{
    private static readonly ImmutableSortedDictionary<string, LibertyKind> Names =
        Enum.GetValues<LibertyKind>().ToImmutableSortedDictionary(Liberty.NameOf, kind => kind, StringComparer.Ordinal);

    private readonly Option<string[]> _names = new("--allow")
    {
        Description = $"A liberty that a proposal may take, one of {string.Join(", ", Names.Keys)}; may be given several times. See docs/agents.md.",
        HelpName = "NAME",
    };

    private AllowOption()
    {
    }

    /// <summary>Adds the option to a command.</summary>
    public static AllowOption AddTo(Command command)
    {
        var option = new AllowOption();
        command.Options.Add(option._names);
        command.Validators.Add(option.Refuse);
        return option;
    }

    /// <summary>What was allowed.</summary>
    public ImmutableHashSet<LibertyKind> Of(ParseResult parsed) => [.. (parsed.GetValue(_names) ?? []).Select(name => Names[name])];

    private void Refuse(CommandResult result)
    {
        foreach (var name in (result.GetValue(_names) ?? []).Where(name => !Names.ContainsKey(name)))
            result.AddError($"--allow expects one of {string.Join(", ", Names.Keys)}, found '{name}'.");
    }
}
