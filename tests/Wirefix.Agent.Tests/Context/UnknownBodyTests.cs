using Wirefix.Agent.Context;
using Wirefix.Traffic;

namespace Wirefix.Agent.Tests.Context;

/// <summary>Who reads of a message without a body goes on to ask why there was none.</summary>
public class UnknownBodyTests
{
    private static readonly Exchange Recorded = new Planning.Traffic().Asks("PUT /orders/7", 502).Recording.Inbound.Single();

    private static readonly Exchange Unknown = Recorded with { Request = Recorded.Request with { IsBodyUnknown = true } };

    [Fact]
    public void A_body_that_could_not_be_kept_is_told_in_the_message() =>
        Assert.Contains("\n\n(a body that is not known)\n", ExchangeText.Of(Unknown).Text, StringComparison.Ordinal);

    [Fact]
    public void And_beside_another_message() =>
        Assert.Contains(ExchangeFields.Of(Unknown), field => field is { Key: "request body", Value: "not known" });
}
