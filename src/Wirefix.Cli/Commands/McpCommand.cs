using System.CommandLine;
using Wirefix.Agent;
using Wirefix.Agent.Tools;
using Wirefix.Cli.Serving;
using Wirefix.Traffic.Formats;

namespace Wirefix.Cli.Commands;

/// <summary><c>wirefix mcp</c>: the tools for a coding agent, over standard input and output.</summary>
internal static class McpCommand
{
    private const string AgentName = "mcp";

    public static Command Create()
    {
        var solution = new Argument<string?>("SOLUTION")
        {
            Description = "The .sln, .slnx, .slnf or .csproj file of the captured service; without it the agent names one.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var capture = CommonOptions.Capture();
        capture.Required = false;
        var alert = CommonOptions.Alert();
        var settings = CommonOptions.Settings();
        var approve = new Option<bool>("--approve")
        {
            Description = "Write nothing into the tree where the client cannot ask a person; one that can asks in any case.",
        };
        var command = new Command("mcp", CommonOptions.Describe(
            "Serve the tools of an agent over standard input and output, as the Model Context Protocol has it: a coding agent looks into the capture and "
            + "the code, reproduces the fault, and has its fix judged; see docs/agents.md.",
            "wirefix mcp Shop.sln --capture recorded/")) { solution, capture, alert, settings, approve };
        command.Validators.Add(result =>
        {
            if (result.GetValue(capture)?.Contains(CaptureSource.StandardInputPath) == true)
                result.AddError("--capture expects files or folders here; standard input is the protocol's.");
        });
        var allowing = AllowOption.AddTo(command);
        var reading = CaptureOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var redactor = reading.RedactorOf(parsed);
            var overrides = CommonOptions.OverridesOf(parsed, settings, redactor);
            var allowed = allowing.Of(parsed);
            var named = new SessionPaths(parsed.GetValue(solution), [.. parsed.GetValue(capture) ?? []], parsed.GetValue(alert));
            var session = new ServedSession(
                named,
                paths => new SessionRequest(paths.Solution!, new CaptureSource(paths.Capture) { Redactor = redactor }, paths.Alert)
                {
                    Overrides = overrides,
                    Allowed = allowed,
                },
                AgentName,
                new McpProgress());
            var unasked = parsed.GetValue(approve) ? "a person has to say yes (--approve), and this client cannot ask one; use fix.patch of the evidence" : null;
            await McpRun.RunAsync(session, new ElicitedApproval(unasked), cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
