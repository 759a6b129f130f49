using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Tests.Payloads;

public class TextFormatsTests
{
    [Theory]
    [InlineData("", TextFormat.Empty)]
    [InlineData("-42", TextFormat.Integer)]
    [InlineData("4.20", TextFormat.Decimal)]
    [InlineData("1e9", TextFormat.Decimal)]
    [InlineData("1.234,56", TextFormat.LocalNumber)]
    [InlineData("True", TextFormat.Boolean)]
    [InlineData("2026-01-31T10:20:30Z", TextFormat.DateTimeWithOffset)]
    [InlineData("2026-01-31T10:20:30.123+02:00", TextFormat.DateTimeWithOffset)]
    [InlineData("2026-01-31T10:20:30", TextFormat.LocalDateTime)]
    [InlineData("2026-01-31 10:20:30", TextFormat.LocalDateTime)]
    [InlineData("2026-01-31", TextFormat.Date)]
    [InlineData("31/01/2026", TextFormat.LocalDate)]
    [InlineData("31.1.2026", TextFormat.LocalDate)]
    [InlineData("1cc2fd07-31b8-48f6-aa9b-2638daa9a0d8", TextFormat.Uuid)]
    [InlineData("1cc2fd0731b848f6aa9b2638daa9a0d8", TextFormat.Uuid)]
    [InlineData("ann@example.com", TextFormat.Email)]
    [InlineData("https://example.com/a", TextFormat.Url)]
    [InlineData("in_transit", TextFormat.Token)]
    [InlineData("12-A", TextFormat.Token)]
    [InlineData("two words", TextFormat.Text)]
    [InlineData("naïve", TextFormat.Text)]
    public void A_text_has_the_most_specific_format(string text, TextFormat format) => Assert.Equal(format, TextFormats.Of(text));
}
