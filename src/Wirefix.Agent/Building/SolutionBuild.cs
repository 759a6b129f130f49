using System.Text.RegularExpressions;
using Wirefix.Agent.Copying;
using Wirefix.Replay;

namespace Wirefix.Agent.Building;

/// <summary>Restores and builds in the working copy with the SDK's own command, so that global.json is honoured.</summary>
internal static partial class SolutionBuild
{
    private const int MostErrors = 5;
    private const StringSplitOptions LineParts = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Restores the copy's solution, and has a compiler ready for the builds that follow.</summary>
    /// <exception cref="PreconditionException">It does not restore.</exception>
    public static async Task RestoreAsync(WorkingCopy copy, CancellationToken cancellationToken)
    {
        await copy.WarmCompilerAsync(cancellationToken).ConfigureAwait(false);
        await RequireAsync(copy, "restore", ["restore", copy.Solution], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Restores one project of the copy with all that it references; the errors are null when it was.</summary>
    public static Task<string?> RestoreErrorsOfAsync(WorkingCopy copy, string project, CancellationToken cancellationToken) =>
        ErrorsAsync(copy, ["restore", project], cancellationToken);

    /// <summary>Restores and builds the copy's solution.</summary>
    /// <exception cref="PreconditionException">It does not restore or compile.</exception>
    public static Task BuildAsync(WorkingCopy copy, CancellationToken cancellationToken) =>
        RequireAsync(copy, "build", ["build", copy.Solution, "-c", "Debug"], cancellationToken);

    /// <summary>Restores and builds one project of the copy with all that it references; the errors are null when it compiled.</summary>
    public static Task<string?> ErrorsOfAsync(WorkingCopy copy, string project, CancellationToken cancellationToken) =>
        ErrorsAsync(copy, ["build", project, "-c", "Debug"], cancellationToken);

    /// <summary>The same of a project that was restored with the copy's solution.</summary>
    public static Task<string?> ErrorsOfRestoredAsync(WorkingCopy copy, string project, CancellationToken cancellationToken) =>
        ErrorsAsync(copy, ["build", project, "-c", "Debug", "--no-restore"], cancellationToken);

    /// <summary>
    /// The same after sources were edited: what was restored still is. What a feed may have needed from the environment the edited code
    /// does not get to see, whatever its build runs.
    /// </summary>
    public static Task<string?> ErrorsAfterEditAsync(WorkingCopy copy, string project, CancellationToken cancellationToken) =>
        ErrorsAsync(copy, ["build", project, "-c", "Debug", "--no-restore"], Confinement.HeldBack([]), cancellationToken);

    /// <summary>The assembly that a project builds to.</summary>
    public static async Task<string> AssemblyOfAsync(WorkingCopy copy, string project, CancellationToken cancellationToken)
    {
        var result = await RunAsync(copy, ["msbuild", project, "-getProperty:TargetPath", "-p:Configuration=Debug"], cancellationToken).ConfigureAwait(false);
        return result.Output.Trim().Split('\n')[^1].Trim();
    }

    private static Task<string?> ErrorsAsync(WorkingCopy copy, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        ErrorsAsync(copy, arguments, [], cancellationToken);

    private static async Task<string?> ErrorsAsync(
        WorkingCopy copy, IReadOnlyList<string> arguments, IEnumerable<KeyValuePair<string, string?>> variables, CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string?>(variables.Concat(copy.Environment));
        var result = await DotnetCommand.RunAsync(arguments, copy.Home, environment, Longest, cancellationToken).ConfigureAwait(false);
        return result.ExitCode == 0 ? null : Errors(copy, result);
    }

    private static async Task RequireAsync(WorkingCopy copy, string verb, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var result = await RunAsync(copy, arguments, cancellationToken).ConfigureAwait(false);
        if (result.ExitCode == 0)
            return;
        var solution = copy.ToUser(copy.Solution);
        throw new PreconditionException($"{solution}: expected a solution that `dotnet {verb}` accepts, found\n{Errors(copy, result)}\nMake `dotnet {verb} {Path.GetFileName(solution)}` pass and run again.");
    }

    private static Task<CommandResult> RunAsync(WorkingCopy copy, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        DotnetCommand.RunAsync(arguments, copy.Home, copy.Environment, Longest, cancellationToken);

    // Where no SDK fits the tree, the command itself says so to stderr.
    private static string Errors(WorkingCopy copy, CommandResult result) => result.TimedOut
        ? $"  no end within {Longest.TotalMinutes:0} minutes; the last lines were\n{Errors(copy, result.Output)}"
        : Errors(copy, ErrorLine().IsMatch(result.Output) || string.IsNullOrWhiteSpace(result.Errors) ? result.Output : result.Errors);

    /// <summary>The first errors, once each, with the user's paths in place of the copy's.</summary>
    private static string Errors(WorkingCopy copy, string output)
    {
        var errors = output.Split('\n')
            .Where(line => ErrorLine().IsMatch(line))
            .Select(line => ProjectSuffix().Replace(line.Trim(), ""))
            .Distinct()
            .ToList();
        var shown = errors.Count == 0 ? output.Split('\n', LineParts).TakeLast(MostErrors) : errors.Take(MostErrors);
        var more = errors.Count > MostErrors ? $"\n  and {errors.Count - MostErrors} more" : "";
        return string.Join('\n', shown.Select(line => "  " + copy.InUserTree(line))) + more;
    }

    [GeneratedRegex(@"\berror [A-Z]+[0-9]+|\berror :|: error", RegexOptions.NonBacktracking)]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@" \[[^\]]*proj\]$", RegexOptions.NonBacktracking)]
    private static partial Regex ProjectSuffix();
}
