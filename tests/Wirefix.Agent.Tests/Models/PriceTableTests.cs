using Wirefix.Agent.Proposing.Models.Spending;

namespace Wirefix.Agent.Tests.Models;

public sealed class PriceTableTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Each_kind_of_token_has_its_price()
    {
        var table = Read("""{"currency": "EUR", "models": {"m": {"fresh": 3, "cacheRead": 0.3, "cacheWrite": 3.75, "output": 15}}} // mine""");

        Assert.Equal(("EUR", 3m + 0.6m + 11.25m + 60m), (table.Currency, table.Models["m"].CostOf(new TokenUsage(1_000_000, 2_000_000, 3_000_000, 4_000_000))));
    }

    [Theory]
    [InlineData("""{"currency": "EUR"}""")]
    [InlineData("""{"currency": "EUR", "models": {"m": {"fresh": 3, "cacheRead": 0.3, "output": 15}}}""")]
    [InlineData("""{"currency": "EUR", "models": {"m": {"fresh": -3, "cacheRead": 0.3, "cacheWrite": 1, "output": 15}}}""")]
    [InlineData("""{"currency": "EUR", "models": {"m": null}}""")]
    [InlineData("""{"currency": null, "models": {}}""")]
    [InlineData("""{"currency": "EUR", "models": {"m": {"fresh": 3, "cacheRead": 0.3, "cacheWrite": 1, "output": "15 EUR"}}}""")]
    [InlineData("""{"currency": "EUR", "models": {}, "prices": {}}""")]
    [InlineData("null")]
    [InlineData("")]
    public void What_is_no_price_table_is_refused_with_an_example(string text) =>
        Assert.StartsWith(
            $"{_file}: expected prices of a million tokens as {{\"currency\"", Assert.Throws<PreconditionException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_told_with_its_option() =>
        Assert.StartsWith($"--prices {_file}.json: ", Assert.Throws<PreconditionException>(() => PriceTable.Read(_file + ".json")).Message, StringComparison.Ordinal);

    private PriceTable Read(string text)
    {
        File.WriteAllText(_file, text);
        return PriceTable.Read(_file);
    }
}
