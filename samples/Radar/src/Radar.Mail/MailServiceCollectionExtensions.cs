using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Radar.Mail;

/// <summary>Registers the mail client.</summary>
public static class MailServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IMailClient"/>, configured by the section <c>Mail</c>.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>()
            .Bind(configuration.GetSection(MailOptions.Section))
            .Validate(options => options.BaseAddress is { IsAbsoluteUri: true }, "Mail:BaseAddress must be an absolute address.")
            .ValidateOnStart();

        services.AddHttpClient<IMailClient, MailClient>((provider, http) =>
        {
            http.BaseAddress = provider.GetRequiredService<IOptions<MailOptions>>().Value.BaseAddress;
            http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Radar", "2.4"));
        });

        return services;
    }
}
