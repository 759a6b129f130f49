namespace Wirefix.Cli.Tests;

/// <summary><c>wirefix fix</c> with a model as a user starts it; what is missing is said before anything is read, built or sent.</summary>
public sealed class ModelAgentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wirefix-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("anthropic:a-model", "ANTHROPIC_API_KEY")]
    [InlineData("openai:a-model", "OPENAI_API_KEY")]
    public async Task Without_its_key_a_model_is_not_asked(string agent, string variable)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(variable) is not null, $"{variable} is set here.");

        (await FixAsync("--agent", agent)).RefusedBecause($"--agent {agent}: expected the service's key in the environment variable {variable}, found none.");
    }

    [Fact]
    public async Task A_price_table_has_to_know_the_model()
    {
        var prices = Written("prices.json", """{"currency": "USD", "models": {"another": {"fresh": 1, "cacheRead": 1, "cacheWrite": 1, "output": 1}}}""");

        (await FixAsync("--agent", "openai:a-model@http://127.0.0.1:9/v1", "--prices", prices)).RefusedBecause("--prices: expected a price of 'a-model', found prices of 'another'.");
    }

    [Fact]
    public async Task What_is_played_back_has_to_be_a_transcript() =>
        (await FixAsync("--playback", Written("notes.jsonl", "{}"))).RefusedBecause("notes.jsonl, line 1: expected the head of a transcript of version 1");

    [Fact]
    public async Task A_transcript_is_not_written_over()
    {
        var there = Written("there.jsonl", "");

        (await FixAsync("--agent", "openai:a-model@http://127.0.0.1:9/v1", "--record", there)).RefusedBecause($"{there}: expected a place for a new transcript");
    }

    private static Task<ToolResult> FixAsync(params string[] more) => Tool.RunAsync(["fix", "Shop.sln", "--capture", "recorded", .. more]);

    private string Written(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
