using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Checkout.Payments;

/// <summary>Registers the client of the payment service.</summary>
public static class PaymentServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IPaymentClient"/>, configured by the section <c>Payments</c>.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PaymentOptions>()
            .Bind(configuration.GetSection(PaymentOptions.Section))
            .Validate(options => options.BaseAddress is { IsAbsoluteUri: true }, "Payments:BaseAddress must be an absolute address.")
            .ValidateOnStart();

        services.AddHttpClient<IPaymentClient, PaymentClient>((provider, http) =>
            http.BaseAddress = provider.GetRequiredService<IOptions<PaymentOptions>>().Value.BaseAddress);

        return services;
    }
}
