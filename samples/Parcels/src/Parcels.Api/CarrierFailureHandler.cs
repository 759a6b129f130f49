using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace Parcels.Api;

/// <summary>Answers 502 where the carrier does not answer as agreed, so that our clients know whom to wait for.</summary>
public sealed class CarrierFailureHandler(IProblemDetailsService problems, ILogger<CarrierFailureHandler> logger) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not (HttpRequestException or JsonException))
            return false;

        logger.LogError(exception, "The carrier's answer for {Path} cannot be used", context.Request.Path);
        context.Response.StatusCode = StatusCodes.Status502BadGateway;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = { Title = "The carrier's answer cannot be used.", Status = StatusCodes.Status502BadGateway },
        });
    }
}
