namespace Wirefix.Traffic.Tests;

public class QuantityTests
{
    [Theory]
    [InlineData(0, "0 calls", "0 times")]
    [InlineData(1, "1 call", "once")]
    [InlineData(1200, "1200 calls", "1200 times")]
    public void A_number_takes_the_plural_where_it_is_not_one(long count, string calls, string times) =>
        Assert.Equal((calls, times), (Quantity.Of(count, "call"), Quantity.Times(count)));

    [Fact]
    public void What_has_a_plural_of_its_own_takes_that() => Assert.Equal(("1 body is", "2 bodies are"), (Quantity.Of(1, "body is", "bodies are"), Quantity.Of(2, "body is", "bodies are")));
}
