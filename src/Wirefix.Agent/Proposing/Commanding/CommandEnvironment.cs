using System.Globalization;
using Wirefix.Replay;

namespace Wirefix.Agent.Proposing.Commanding;

/// <summary>The environment of an agent's command: ours without what looks like a secret, and what tells it its task.</summary>
internal static class CommandEnvironment
{
    // What is shorter, as a 1, stands anywhere and is no secret.
    private const int ShortestValue = 4;

    /// <summary>What is set, and with null what is taken away, on top of the inherited variables.</summary>
    public static IReadOnlyDictionary<string, string?> Of(AgentCommand command, CommandFolder folder, int round)
    {
        var variables = new Dictionary<string, string?>(folder.Copy.Environment);
        foreach (var (name, _) in Confinement.HeldBack(command.PassedVariables))
            variables[name] = null;
        variables["WIREFIX_CONTEXT"] = folder.ContextFile;
        variables["WIREFIX_ATTEMPTS"] = folder.AttemptsFolder;
        variables["WIREFIX_ROUND"] = round.ToString(CultureInfo.InvariantCulture);
        return variables;
    }

    /// <summary>The text with the passed variables' names in the place of their values.</summary>
    public static string WithoutValues(AgentCommand command, string text)
    {
        foreach (var name in command.PassedVariables)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: >= ShortestValue } value)
                text = text.Replace(value, $"${name}", StringComparison.Ordinal);
        }

        return text;
    }
}
