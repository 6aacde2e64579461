N = 3000


def split(text, separator):
    parts = []
    start = 0
    i = 0
    end = len(text)
    while i < end:
        if text[i] == separator:
            parts.append(text[start:i])
            start = i + 1
        i += 1
    parts.append(text[start:i])
    return parts


def join(parts, separator):
    text = parts[0]
    for part in parts[1:]:
        text = text + separator + part
    return text


def count_char(c, text):
    count = 0
    i = 0
    end = len(text)
    while i < end:
        if c == text[i]:
            count += 1
        i += 1
    return count


def main(n):
    total = 0
    for i in range(n):
        text = "alpha,beta,gamma," + str(i) + ",delta"
        parts = split(text, ",")
        joined = join(parts, "--")
        upper = joined.upper()
        total += len(parts) + len(upper) + count_char("A", upper) + (upper == joined)
    return total
