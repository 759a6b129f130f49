namespace Wirefix.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("inspect", "wirefix inspect recorded/")]
    [InlineData("locate", "wirefix locate Shop.sln --capture recorded/ --alert alert.json")]
    [InlineData("fix", "wirefix fix Shop.sln --capture recorded/ --apply")]
    [InlineData("compare", "wirefix compare before/ after/")]
    [InlineData("convert", "wirefix convert recorded/ -o recorded.har")]
    [InlineData("facts", "wirefix facts recorded/ -o orders.wirefacts")]
    public async Task The_help_of_a_command_shows_an_example(string command, string example)
    {
        var result = await ToolProcess.RunAsync(command, "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"Example:\n    {example}\n", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("inspect", "CAPTURE")]
    [InlineData("fix Shop.sln", "--capture")]
    [InlineData("fix Shop.sln --capture recorded --agent nobody", "nobody")]
    [InlineData("fix Shop.sln --capture recorded --agent command:", "command:")]
    [InlineData("fix Shop.sln --capture recorded --agent command:x --timeout soon", "as 90s, 20m or 1h, found 'soon'")]
    [InlineData("fix Shop.sln --capture recorded --agent command:x --agent-env NO_SUCH_VARIABLE", "NO_SUCH_VARIABLE")]
    [InlineData("fix Shop.sln --capture recorded --timeout 20m", "--timeout")]
    [InlineData("fix Shop.sln --capture recorded --agent anthropic:", "anthropic:MODEL, openai:MODEL[@URL]")]
    [InlineData("fix Shop.sln --capture recorded --agent openai:m --agent-env PATH", "--agent-env is for --agent command:")]
    [InlineData("fix Shop.sln --capture recorded --max-tokens 1000", "--max-tokens: for --agent anthropic:MODEL and openai:MODEL[@URL] only")]
    [InlineData("fix Shop.sln --capture recorded --agent openai:m --max-tokens 0", "--max-tokens expects 1 at least, found 0")]
    [InlineData("fix Shop.sln --capture recorded --agent openai:m --max-cost 2", "--max-cost needs --prices FILE")]
    [InlineData("fix Shop.sln --capture recorded --agent openai:m --prices p.json --max-cost -1", "--max-cost expects more than 0, found -1")]
    [InlineData("fix Shop.sln --capture recorded --playback fix.jsonl --record new.jsonl", "--record and --playback exclude each other")]
    [InlineData("fix Shop.sln --capture recorded --playback fix.jsonl --agent openai:m", "leave --agent out")]
    [InlineData("fix Shop.sln --capture recorded --max-rounds 0", "--max-rounds")]
    [InlineData("fix Shop.sln --capture recorded --apply --suggest", "--apply and --suggest exclude each other")]
    [InlineData("fix Shop.sln --capture recorded --allow everything", "--allow expects one of access, deletion, endpoints")]
    [InlineData("fix Shop.sln --capture recorded --set", "--set")]
    [InlineData("fix Shop.sln --capture recorded --max-rounds x", "Cannot parse argument 'x' for option '--max-rounds'.")]
    [InlineData("fix Shop.sln --capture recorded --max-cost abc", "Cannot parse argument 'abc' for option '--max-cost'.")]
    [InlineData("fix Shop.sln --capture recorded --agent", "--agent")]
    [InlineData("fix Shop.sln --capture recorded --agent builtin --agent builtin", "--agent")]
    [InlineData("fix Shop.sln --capture recorded --candidates 6", "--candidates: expected as many rounds at least (--max-rounds), found 6 of 5")]
    [InlineData("fix Shop.sln --capture recorded --agent openai:qwen3@localhost:11434", "openai:qwen3@localhost:11434")]
    [InlineData("eval cases.json --runs x", "--runs")]
    [InlineData("eval --merge", "--merge")]
    [InlineData("mcp Shop.sln --capture", "--capture")]
    [InlineData("mock capture --port x", "--port")]
    [InlineData("mock capture --pace x", "--pace")]
    [InlineData("context Shop.sln --capture recorded --budget x", "--budget")]
    [InlineData("locate . --name", "--name")]
    [InlineData("compare before", "AFTER")]
    [InlineData("convert recorded", "--output")]
    [InlineData("inspect recorded --no-redact --redaction rules.json", "--redaction")]
    [InlineData("inspect recorded --no-such-option", "--no-such-option")]
    [InlineData("inspect - --baseline -", "cannot both be standard input")]
    public async Task Wrong_usage_ends_with_1_and_says_what_is_wrong(string arguments, string named)
    {
        var result = await ToolProcess.RunAsync(arguments.Split(' '));

        result.RefusedBecause(named, "--help");
    }

    [Theory]
    [InlineData("fix", "Shop:Name", "--set: expected a setting as Section:Key=VALUE, found one without '='.")]
    [InlineData("replay", "ASPNETCORE_URLS=http://+:80", "--set: ASPNETCORE_URLS is set by the run itself; leave it out.")]
    public async Task A_setting_that_is_none_is_refused(string command, string setting, string why) =>
        (await ToolProcess.RunAsync(command, "Shop.sln", "--capture", "recorded", "--set", setting)).RefusedBecause(why);
}
